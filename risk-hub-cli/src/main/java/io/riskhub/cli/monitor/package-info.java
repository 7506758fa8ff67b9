/** {@code riskhub monitor}: is what the hub has fresh? */
@NullMarked
package io.riskhub.cli.monitor;

import org.jspecify.annotations.NullMarked;
