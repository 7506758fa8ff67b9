/** Internal: the only package that speaks HTTP. Each call is tried again while that is safe. */
@NullMarked
package io.riskhub.client.http;

import org.jspecify.annotations.NullMarked;
