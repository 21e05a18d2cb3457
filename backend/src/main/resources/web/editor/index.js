/* The editing screen alone; what every screen has stands in admin. */
import "./editor.css";
import "./ov-blocks.js";
import "./ov-conflict.js";
import "./ov-editor.js";
import "./ov-minimap.js";
import "./ov-table.js";
import "./ov-tabs.js";
