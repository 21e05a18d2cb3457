import "./editor.css";
