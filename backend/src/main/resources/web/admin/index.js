import "./admin.css";
import "./ov-passkey.js";
