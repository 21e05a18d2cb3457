import "./admin.css";
import "./choose.js";
