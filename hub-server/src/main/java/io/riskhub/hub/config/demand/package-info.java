/** Which settings the profile prod insists on. */
@NullMarked
package io.riskhub.hub.config.demand;

import org.jspecify.annotations.NullMarked;
