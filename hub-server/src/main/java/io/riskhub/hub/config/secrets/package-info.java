/** Whether secrets of a configuration are strong, and kept from others. */
@NullMarked
package io.riskhub.hub.config.secrets;

import org.jspecify.annotations.NullMarked;
