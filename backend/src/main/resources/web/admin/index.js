import "./admin.css";
import "./choose.js";
import "./focal.js";
import "./upload.js";
