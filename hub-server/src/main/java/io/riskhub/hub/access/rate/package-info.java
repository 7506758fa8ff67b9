/** How often tokens may be used. */
@NullMarked
package io.riskhub.hub.access.rate;

import org.jspecify.annotations.NullMarked;
