# shellcheck shell=bash
# Completes what is typed behind riskhub, worlds included, which it asks the hub for.
# Load it from ~/.bashrc:  source riskhub.bash
# or put it where bash-completion looks:  /usr/share/bash-completion/completions/riskhub
#
# Made from the commands themselves; CONTRIBUTING.md tells how.

# The commands below the command $1, with what they are for.
_riskhub_commands() {
  found=()
  case $1 in
    '')
      found=(
        'serve:Run a hub until it is told to stop.'
        'consume:Handle the events of the control bus until told to stop.'
        'push:Send snapshots to the hub, exactly as they are written.'
        'get:Show one snapshot of a world: the newest, a version, or of an instant.'
        'list:List the snapshots of a world, newest first.'
        'worlds:List the worlds that the hub knows, and their lag.'
        'blob:Put, read, list and sweep the large fields that snapshots refer to.'
        'monitor:Check that worlds are fresh, as a monitoring plugin.'
        'verify-hash:Prove that snapshots, blobs or the audit are what was written.'
        'doctor:Say what a hub of this configuration lacks, and what to do.'
        'fallback:Publish a world'\''s newest snapshot again, with a conservative covariance.'
        'dlq:Look at events that could not be handled, and have them handled.'
        'backfill:Put snapshots straight into the stores of a hub, running or not.'
        'token:Make tokens, and look at those that a hub knows.'
        'version:Show the version of riskhub and of what it runs on.'
      )
      ;;
    'blob')
      found=(
        'put:Store a field of a snapshot as a blob, and print its ref.'
        'get:Read the blob behind a ref, and check its digest.'
        'ls:List the blobs of the store, with their sizes and ages.'
        'sweep:Remove the old blobs that no snapshot of the hub names.'
      )
      ;;
    'dlq')
      found=(
        'list:List the events that were given up, those of a world oldest first.'
        'replay:Send events that were given up back to where they came from.'
      )
      ;;
    'token')
      found=(
        'new:Make a token: a random secret, and the entry for the hub.'
        'check:Check a file of tokens, and whose a secret is.'
      )
      ;;
  esac
}

# The options of the command $1.
_riskhub_options() {
  found=()
  case $1 in
    '')
      found=(
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--version:show the version of riskhub'
      )
      ;;
    'serve')
      found=(
        '--token:the bearer token that callers must present'
        '--token-file:a file with the token'
        '--config:a YAML file of settings'
        '--profile:what to insist on'
        '--host:the address to listen on'
        '--port:the port, or 0 for any free one'
        '--dsn:keep data in PostgreSQL'
        '--data-dir:keep data in SQLite in this directory'
        '--redis:keep the newest snapshots at hand for all hubs in this Redis'
        '--no-consume:only store and announce snapshots'
        '--tls-cert:speak HTTPS with this certificate, in PEM with its issuers…'
        '--tls-key:its key, in PEM without a passphrase'
        '--tls-client-ca:let in only callers with a certificate of these CAs, in PEM'
        '--tls-client-auth:none, optional or required'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'consume')
      found=(
        '--config:a YAML file of settings'
        '--profile:what to insist on'
        '--dsn:keep data in PostgreSQL'
        '--data-dir:keep data in SQLite in this directory'
        '--redis:keep the newest snapshots at hand for all hubs in this Redis'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '--worker:only these workers'
        '--exec:run this shell command for every event, which is on its…'
        '--webhook:post every event to this address'
        '--worker-timeout:how long --exec and --webhook may take'
        '--from-beginning:begin at the topic'\''s earliest event'
        '--since:begin at the first event at or after this instant'
        '--group:the consumer group, which shares the events and the memory…'
        '--max-messages:end after so many events'
        '--metrics:show health and Prometheus metrics at this address, such as…'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'push')
      found=(
        '--world:the world of snapshots that name none'
        '--dry-run:ask for the hub'\''s verdict and store no snapshot'
        '--parallel:how many to send at once, 1 to 64'
        '--inline-threshold:how many pairs, points or scenarios of a field stay in the…'
        '--actor:who writes'
        '--stage:for which stage, such as live'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'get')
      found=(
        '--version:this version'
        '--as-of:the newest at or before this instant, such as 2025-01-31T17'
        '--include-expired:show it even if it has expired'
        '--expand:with the fields that are stored behind refs'
        '--signals:show what the workers found about it, instead'
        '--stage:only of this stage'
        '--actor:only by this actor'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'list')
      found=(
        '--limit:how many, 1 to 1000'
        '--before:only those with an as_of before this instant, to turn the…'
        '--include-expired:list those that have expired, too'
        '--expand:with the fields that are stored behind refs'
        '--stage:only of this stage'
        '--actor:only by this actor'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'worlds')
      found=(
        '--ids:only their ids, one a line'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'blob')
      found=(
        '-h:show this help'
        '--help:show this help'
      )
      ;;
    'blob put')
      found=(
        '--world:the world of the snapshot that will name it'
        '--version:the version of that snapshot'
        '--field:covariance, realized_returns or stress'
        '--ttl:the ttl of that snapshot'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'blob get')
      found=(
        '-O:write it to this file, replacing it'
        '--output-file:write it to this file, replacing it'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'blob ls')
      found=(
        '--world:only of this world'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'blob sweep')
      found=(
        '--older-than:how long ago a blob must have been put, at least 1h'
        '--dry-run:list what would be removed, and remove nothing'
        '--force:sweep even if the hub names no blob of this store, so that…'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'monitor')
      found=(
        '--world:watch this world, which must be there'
        '--all-worlds:watch every world that the hub knows'
        '--stage:only snapshots of this stage count'
        '--warn-seconds:WARNING when as_of is this old'
        '--crit-seconds:CRITICAL when as_of is this old'
        '--textfile:write metrics for the node exporter'\''s textfile collector'
        '--ping:POST to URL/start before and to URL/EXIT-STATUS after, as…'
        '--watch:check again and again until Ctrl-C, with this pause'
        '--unreachable:what it is when the hub cannot be reached or fails'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'verify-hash')
      found=(
        '--world:verify the hub'\''s newest snapshot of this world, expired or…'
        '--version:verify this version of the world'
        '--all:verify every snapshot of the world, or of every world,…'
        '--actor:the actor of snapshots in files that name none, as for push'
        '--stage:the stage of snapshots in files that name none, as for push'
        '--deep:also read and hash every blob that a snapshot names'
        '--against-hub:compare each snapshot of a file with what the hub has under…'
        '--repair:mend what is wrong'
        '--source:where copies of blobs may be, may be repeated'
        '--republish:with --repair, of one snapshot of the hub'
        '--audit:the files are those of a hub'\''s audit, in any order'
        '--audit-key-file:the file with the audit'\''s key, where the hub has one'
        '--audit-head:a line that must be among them, as the hub'\''s log names the…'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'doctor')
      found=(
        '--token:the bearer token that callers must present'
        '--token-file:a file with the token'
        '--config:a YAML file of settings'
        '--profile:what to insist on'
        '--host:the address to listen on'
        '--port:the port, or 0 for any free one'
        '--dsn:keep data in PostgreSQL'
        '--data-dir:keep data in SQLite in this directory'
        '--redis:keep the newest snapshots at hand for all hubs in this Redis'
        '--no-consume:only store and announce snapshots'
        '--tls-cert:speak HTTPS with this certificate, in PEM with its issuers…'
        '--tls-key:its key, in PEM without a passphrase'
        '--tls-client-ca:let in only callers with a certificate of these CAs, in PEM'
        '--tls-client-auth:none, optional or required'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '--partitions:fail when the topic of events has fewer partitions'
        '--replicas:the same for the replicas of each'
        '--retention:the same for how long events stay'
        '--base-url:also look at the hub that runs there'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--fix:do what can lose nothing, say so, and look again'
        '--timeout:how long each thing may take to answer, all being asked at…'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'fallback')
      found=(
        '--stage:of the newest snapshot of this stage'
        '--actor:who writes'
        '--dry-run:show the risk before and after, and store nothing'
        '--force:also where the newest is fresh or a fallback already, or…'
        '--rho:raise every correlation to at least this, 0 to 1'
        '--sigma-scale:multiply every sigma by this, 1 or more'
        '--stale-seconds:refuse while the newest has not expired and its as_of is…'
        '--config:a YAML file of settings'
        '--blob-type:keep blobs in file, s3 or redis'
        '--blob-dir:the base directory of blobs in files'
        '--blob-bucket:the bucket of blobs in S3'
        '--blob-prefix:what stands before their keys'
        '--blob-endpoint:the address of another S3 than Amazon'\''s'
        '--blob-region:the bucket'\''s region'
        '--blob-redis:the Redis of blobs'
        '--blob-redis-prefix:what their keys begin with'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'dlq')
      found=(
        '-h:show this help'
        '--help:show this help'
      )
      ;;
    'dlq list')
      found=(
        '--config:a YAML file of settings'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '--world:only those of this world'
        '--since:only those given up at or after this instant'
        '--until:only those given up before this instant'
        '--error:only those whose error holds this text'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'dlq replay')
      found=(
        '--config:a YAML file of settings'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '--base-url:the hub'\''s address'
        '--token:the bearer token'
        '--token-file:a file that holds the token'
        '--cacert:the CAs, in PEM, that vouch for the hub'
        '--cert:the certificate to show to the hub, in PEM'
        '--key:its key, in PEM without a passphrase'
        '--timeout:how long a request may take, retries included'
        '--world:only those of this world'
        '--since:only those given up at or after this instant'
        '--until:only those given up before this instant'
        '--error:only those whose error holds this text'
        '--dry-run:tell what would be sent, and send nothing'
        '--include-expired:send also what has expired, for consumers of your own'
        '--include-replayed:send also what was replayed before'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'backfill')
      found=(
        '--world:only this world'
        '--all-worlds:every world that the source knows'
        '--from:activation'
        '--announce:have an event published of each that is written and has not…'
        '--no-announce:the opposite of --announce'
        '--dry-run:tell what would be written, and write nothing'
        '--config:a YAML file of settings'
        '--profile:what to insist on'
        '--dsn:keep data in PostgreSQL'
        '--data-dir:keep data in SQLite in this directory'
        '--redis:keep the newest snapshots at hand for all hubs in this Redis'
        '--brokers:announce events over these Kafka brokers'
        '--topic:the topic of events'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'token')
      found=(
        '-h:show this help'
        '--help:show this help'
      )
      ;;
    'token new')
      found=(
        '--name:how the hub'\''s log, its audit and its answers call it'
        '--scope:read, write or admin'
        '--actor:the only X-Actor that it may write for'
        '--stage:the only X-Stage that it may write'
        '--world:the only world that it may write to'
        '--expires:from when on it is refused'
        '--requests-per-sec:how often each hub lets it be used'
        '--add-to:add the entry to this file of tokens, and print the secret…'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'token check')
      found=(
        '--config:a YAML file of settings'
        '--tokens-file:a file of tokens, instead of a configuration'
        '--token-file:a file with the secret to be checked'
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
    'version')
      found=(
        '-o:table, json or ndjson'
        '--output:table, json or ndjson'
        '-q:no progress and no remarks'
        '--quiet:no progress and no remarks'
        '-v:tell each retry, and show the stack trace of a fault'
        '--verbose:tell each retry, and show the stack trace of a fault'
        '-h:show this help'
        '--help:show this help'
        '-V:show the version of riskhub'
        '--no-color:no colours'
      )
      ;;
  esac
}

# What the value of an option, or the n-th parameter, is: the option or n is $2.
_riskhub_value() {
  kind=''
  case "$1 $2" in
    *' --actor' | \
      *' --as-of' | \
      *' --audit-head' | \
      *' --base-url' | \
      *' --before' | \
      *' --blob-bucket' | \
      *' --blob-endpoint' | \
      *' --blob-prefix' | \
      *' --blob-redis' | \
      *' --blob-redis-prefix' | \
      *' --blob-region' | \
      *' --brokers' | \
      *' --crit-seconds' | \
      *' --dsn' | \
      *' --error' | \
      *' --exec' | \
      *' --expires' | \
      *' --group' | \
      *' --host' | \
      *' --inline-threshold' | \
      *' --limit' | \
      *' --max-messages' | \
      *' --metrics' | \
      *' --name' | \
      *' --older-than' | \
      *' --parallel' | \
      *' --partitions' | \
      *' --ping' | \
      *' --port' | \
      *' --redis' | \
      *' --replicas' | \
      *' --requests-per-sec' | \
      *' --retention' | \
      *' --rho' | \
      *' --sigma-scale' | \
      *' --since' | \
      *' --stage' | \
      *' --stale-seconds' | \
      *' --timeout' | \
      *' --token' | \
      *' --topic' | \
      *' --ttl' | \
      *' --until' | \
      'blob put --version' | \
      'get --version' | \
      'verify-hash --version' | \
      *' --warn-seconds' | \
      *' --webhook' | \
      *' --worker' | \
      *' --worker-timeout' | \
      'blob get 1')
      kind='any'
      ;;
    *' --blob-dir' | \
      *' --data-dir')
      kind='directory'
      ;;
    *' --add-to' | \
      *' --audit-key-file' | \
      *' --cacert' | \
      *' --cert' | \
      *' --config' | \
      *' --from' | \
      *' --key' | \
      *' --output-file' | \
      *' --source' | \
      *' --textfile' | \
      *' --tls-cert' | \
      *' --tls-client-ca' | \
      *' --tls-key' | \
      *' --token-file' | \
      *' --tokens-file' | \
      *' -O' | \
      'blob put 1' | \
      'push '[1-9]* | \
      'verify-hash '[1-9]*)
      kind='file'
      ;;
    *' --field')
      kind='listed'
      found=('covariance' 'realized_returns' 'stress')
      ;;
    *' --unreachable')
      kind='listed'
      found=('critical' 'unknown')
      ;;
    *' --profile')
      kind='listed'
      found=('dev' 'prod')
      ;;
    *' --blob-type')
      kind='listed'
      found=('file' 's3' 'redis')
      ;;
    *' --tls-client-auth')
      kind='listed'
      found=('none' 'optional' 'required')
      ;;
    *' --scope')
      kind='listed'
      found=('read' 'write' 'admin')
      ;;
    *' --output' | \
      *' -o')
      kind='listed'
      found=('table' 'json' 'ndjson')
      ;;
    *' --world' | \
      'fallback 1' | \
      'get 1' | \
      'list 1')
      kind='world'
      ;;
  esac
}

# Follows the words behind riskhub up to the one that is being typed: at which command they arrive,
# which option still wants its value, and how the hub is reached.
_riskhub_walk() {
  local word one
  command='' expects='' position=1 hub=()
  for word in "$@"; do
    if [ -n "$expects" ]; then
      _riskhub_note "$expects" "$word"
      expects=''
      continue
    fi
    case $word in
      --*=*) _riskhub_note "${word%%=*}" "${word#*=}" ;;
      -?*)
        _riskhub_value "$command" "$word"
        [ -z "$kind" ] || expects=$word
        ;;
      *)
        _riskhub_commands "$command"
        if [ "${#found[@]}" = 0 ]; then
          position=$((position + 1))
        fi
        for one in "${found[@]}"; do
          if [ "${one%%:*}" = "$word" ]; then
            command="${command:+$command }$word"
            break
          fi
        done
        ;;
    esac
  done
}

_riskhub_note() {
  case $1 in
    --base-url | --token | --token-file) hub+=("$1" "$2") ;;
  esac
}

# What the word $1 can be: sets kind, and found where there is a list; cur is what is typed of it.
_riskhub_place() {
  cur=$1
  if [ -z "$expects" ]; then
    case $cur in
      --*=*)
        expects=${cur%%=*}
        cur=${cur#*=}
        ;;
      -*)
        kind=listed
        _riskhub_options "$command"
        return
        ;;
    esac
  fi
  if [ -n "$expects" ]; then
    _riskhub_value "$command" "$expects"
    return
  fi
  kind=listed
  _riskhub_commands "$command"
  [ "${#found[@]}" != 0 ] || _riskhub_value "$command" "$position"
}

# The ids of the worlds of the hub that riskhub, typed as $1, would speak to. None if it does not
# answer within RISKHUB_COMPLETION_SECONDS, which is 1 unless it is a whole number.
_riskhub_worlds() {
  local seconds=${RISKHUB_COMPLETION_SECONDS:-1} bound=()
  case $seconds in *[!0-9]*) seconds=1 ;; esac
  if command -v timeout >/dev/null 2>&1; then
    bound=(timeout "$((seconds + 1))")
  fi
  "${bound[@]}" "${1/#\~/$HOME}" worlds --ids --quiet --timeout "${seconds}s" "${hub[@]}" \
    </dev/null 2>/dev/null
}

# Sets words to those before the cursor, as one would count them, and own to what readline takes
# for the last: to it a colon or an equals sign begins another.
_riskhub_words() {
  local line=${COMP_LINE:0:COMP_POINT} i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    own=${COMP_WORDS[i]}
    if [[ $i == 0 || $line == [[:blank:]]* ]]; then
      line=${line#"${line%%[![:blank:]]*}"}
      words+=('')
    fi
    # The cursor may stand within it.
    [[ $i != "$COMP_CWORD" ]] || own=$line
    words[${#words[@]} - 1]+=$own
    line=${line#"$own"}
  done
  [[ ! $own =~ ^[:=]+$ ]] || own=''
}

# Offers the word $1 if it begins with what is typed; without what readline leaves alone.
_riskhub_offer() {
  local offered
  if [[ $1 == "$cur"* ]]; then
    offered=${1#"$alone"}
    # A name is data: nothing in it is for the shell.
    [[ -n $quote || -z $offered ]] || printf -v offered '%q' "$offered"
    COMPREPLY+=("$offered")
  fi
}

_riskhub() {
  local command expects position kind cur own quote alone one
  local -a words found hub
  COMPREPLY=()
  _riskhub_words
  _riskhub_walk "${words[@]:1:${#words[@]}-2}"
  _riskhub_place "${words[${#words[@]} - 1]}"
  quote=${cur%%[!\'\"]*}
  cur=${cur#"$quote"}
  own=${own#"$quote"}
  [[ -n $quote ]] || own=${own//\\/} cur=${cur//\\/}
  alone=${cur%"$own"}
  case $kind in
    listed) for one in "${found[@]}"; do _riskhub_offer "${one%%:*}"; done ;;
    world) while IFS= read -r one; do _riskhub_offer "$one"; done < <(_riskhub_worlds "${words[0]}") ;;
    file | directory)
      compopt -o filenames 2>/dev/null
      # What readline leaves alone is not part of a name of a file here.
      while IFS= read -r one; do COMPREPLY+=("${one#"$alone"}"); done < <(compgen -A "$kind" -- "$cur")
      ;;
  esac
}

complete -F _riskhub riskhub
