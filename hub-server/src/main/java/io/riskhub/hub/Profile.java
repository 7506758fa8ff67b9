package io.riskhub.hub;

/** What a process that runs a hub, or works on a hub's stores, takes for granted. */
public enum Profile {
  /** What is not configured is done in the process or in files; what is away is waited for. */
  DEV,
  /** Everything that hubs share must be configured, and be there when the process starts. */
  PROD
}
