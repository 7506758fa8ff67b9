/** What callers did, and were refused, for the audit. */
@NullMarked
package io.riskhub.hub.http.audit;

import org.jspecify.annotations.NullMarked;
