/** Who may do what: tokens with their scopes and limits, kept current while the hub runs. */
@NullMarked
package io.riskhub.hub.access;

import org.jspecify.annotations.NullMarked;
