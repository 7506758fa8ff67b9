/**
 * The events that hubs and consumers exchange: their types, their JSON, and what tells two apart.
 */
@NullMarked
package io.riskhub.contract.event;

import org.jspecify.annotations.NullMarked;
