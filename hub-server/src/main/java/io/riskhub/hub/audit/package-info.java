/** The audit: who did what and what became of it, in files that show when they were changed. */
@NullMarked
package io.riskhub.hub.audit;

import org.jspecify.annotations.NullMarked;
