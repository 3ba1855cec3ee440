module.exports = require('./postgres').setUp;
