/** What one source (file, environment, flags) says of the configuration, by subject. */
@NullMarked
package io.riskhub.hub.config.settings;

import org.jspecify.annotations.NullMarked;
