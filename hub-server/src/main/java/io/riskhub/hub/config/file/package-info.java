/** Reads settings from files: the configuration itself, and what it keeps in files of their own. */
@NullMarked
package io.riskhub.hub.config.file;

import org.jspecify.annotations.NullMarked;
