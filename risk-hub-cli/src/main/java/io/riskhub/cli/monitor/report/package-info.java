/** How {@code riskhub monitor} tells what it found: to people, programs, and other monitors. */
@NullMarked
package io.riskhub.cli.monitor.report;

import org.jspecify.annotations.NullMarked;
