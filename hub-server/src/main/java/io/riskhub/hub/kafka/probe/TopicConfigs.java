package io.riskhub.hub.kafka.probe;

import io.riskhub.hub.kafka.KafkaAdmin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** How a topic is configured, as far as the hub's user may know. */
record TopicConfigs(Optional<Config> config) {

  static TopicConfigs of(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      return new TopicConfigs(
          Optional.ofNullable(
              KafkaAdmin.get(admin.describeConfigs(List.of(resource)).all()).get(resource)));
    } catch (AuthorizationException e) {
      return new TopicConfigs(Optional.empty());
    }
  }

  Optional<String> text(String name) {
    return config.map(all -> all.get(name)).map(ConfigEntry::value);
  }

  OptionalLong number(String name) {
    return text(name).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
