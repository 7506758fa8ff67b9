/** Where dead letters are: in a topic of the control bus, or with a hub that has none. */
@NullMarked
package io.riskhub.cli.deadletters.source;

import org.jspecify.annotations.NullMarked;
