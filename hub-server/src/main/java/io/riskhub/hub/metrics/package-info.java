/** What the hub counts and measures; the only package that knows the metrics library. */
@NullMarked
package io.riskhub.hub.metrics;

import org.jspecify.annotations.NullMarked;
