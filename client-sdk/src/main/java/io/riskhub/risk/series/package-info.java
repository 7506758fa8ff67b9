/**
 * What a series of returns says about the recent past: Sharpe ratio, volatility, drawdown, tail.
 */
@NullMarked
package io.riskhub.risk.series;

import org.jspecify.annotations.NullMarked;
