/** Where the audit is, by what the settings say. */
@NullMarked
package io.riskhub.hub.config.audit;

import org.jspecify.annotations.NullMarked;
