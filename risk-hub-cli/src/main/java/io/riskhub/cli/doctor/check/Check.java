package io.riskhub.cli.doctor.check;

import io.riskhub.hub.probe.Finding;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A look at one of the things that a hub needs.
 *
 * @param subject what it is about, when it does not come to an end
 * @param address where that is, for people
 * @param look takes as long as it takes
 */
public record Check(String subject, String address, Callable<List<Finding>> look) {}
