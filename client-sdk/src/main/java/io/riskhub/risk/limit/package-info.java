/** The limits in a snapshot's constraints, and what keeps them: stress scenarios, the portfolio. */
@NullMarked
package io.riskhub.risk.limit;

import org.jspecify.annotations.NullMarked;
