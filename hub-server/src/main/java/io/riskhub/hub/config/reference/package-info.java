/** Every key of the configuration file, with its form, default and meaning. */
@NullMarked
package io.riskhub.hub.config.reference;

import org.jspecify.annotations.NullMarked;
