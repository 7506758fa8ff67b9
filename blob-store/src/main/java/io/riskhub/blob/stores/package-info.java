/** The one place that knows all kinds of stores. */
@NullMarked
package io.riskhub.blob.stores;

import org.jspecify.annotations.NullMarked;
