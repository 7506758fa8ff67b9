/** Servers behind a hub that speak TLS. */
package io.riskhub.hub.encrypted;
