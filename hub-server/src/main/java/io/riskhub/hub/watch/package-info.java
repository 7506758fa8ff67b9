/** Notices that files changed. */
@NullMarked
package io.riskhub.hub.watch;

import org.jspecify.annotations.NullMarked;
