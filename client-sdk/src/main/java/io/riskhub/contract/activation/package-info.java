/** What producers and the hub agree on about the activation of strategies. */
@NullMarked
package io.riskhub.contract.activation;

import org.jspecify.annotations.NullMarked;
