/** The workers: from an announced snapshot to a signal about it. */
@NullMarked
package io.riskhub.hub.signal.worker;

import org.jspecify.annotations.NullMarked;
