import "./admin.css";
import "./ov-busy.js";
import "./ov-filter.js";
import "./ov-parts.js";
import "./ov-reorder.js";
import "./ov-select.js";
import "./ov-timeline.js";
import "./ov-tree.js";
