import "./editor.css";
import "./rich-text.js";
