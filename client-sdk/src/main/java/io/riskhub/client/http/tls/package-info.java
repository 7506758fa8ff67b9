/** What calls are encrypted with. */
@NullMarked
package io.riskhub.client.http.tls;

import org.jspecify.annotations.NullMarked;
