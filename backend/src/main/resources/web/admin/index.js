import "./admin.css";
import "./palette.js";
import "./preview.js";
import "./shortcuts.js";
