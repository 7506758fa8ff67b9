/** What {@code riskhub monitor} finds out: asks the hub, and judges each world. */
@NullMarked
package io.riskhub.cli.monitor.check;

import org.jspecify.annotations.NullMarked;
