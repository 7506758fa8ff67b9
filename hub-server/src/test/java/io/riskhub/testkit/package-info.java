/** Real servers and small helpers for the tests of every module. */
package io.riskhub.testkit;
