/** What the workers find about snapshots: assessed once each, kept, announced and answered. */
@NullMarked
package io.riskhub.hub.signal;

import org.jspecify.annotations.NullMarked;
