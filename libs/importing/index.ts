export { forecastFile, SHIPPED_RULES } from './forecast-file.js';
