module.exports = require('./postgres').tearDown;
