import "./admin.css";
import "./palette.js";
import "./shortcuts.js";
