/** What operators change by commands, beside the hub. */
@NullMarked
package io.riskhub.hub.audit.command;

import org.jspecify.annotations.NullMarked;
