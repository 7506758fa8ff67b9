/**
 * The risk of a portfolio, from a snapshot's weights and covariance: sigma, value at risk, expected
 * shortfall, what each strategy contributes, the health of the matrix, and a conservative matrix
 * for when the newest snapshot is stale.
 *
 * <p>Everything here is a function of its arguments: no I/O, no clock. Figures are fractions of the
 * portfolio's value over one period of the covariance: monthly returns make a monthly sigma.
 */
@NullMarked
package io.riskhub.risk;

import org.jspecify.annotations.NullMarked;
