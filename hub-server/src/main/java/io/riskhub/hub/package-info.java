/** The hub as a whole: its configuration, its assembly, its start and stop. */
@NullMarked
package io.riskhub.hub;

import org.jspecify.annotations.NullMarked;
