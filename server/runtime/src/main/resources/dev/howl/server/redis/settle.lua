-- Determines whether Redis still has every event that this node knows of, and re-enables appends: in the same epoch
-- once every node that was alive confirms it, in a new one where an event was lost or a node does not report in time.
-- KEYS: meta, settling, nodes, owned
-- ARGV: run id of Redis, epoch to start if needed, node id, its epoch or '', longest wait in ms, node timeout in ms,
--       key limit, stream name up to the epoch, heads name up to the topic, then for each topic: topic, n, append id of
--       the newest event the node knows of
-- Returns: {'ok', epoch} | {'wait'}
local function raise()
  local owned = redis.call('SMEMBERS', KEYS[4])
  for i = 1, #owned do redis.call('UNLINK', owned[i]) end
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[4])
  redis.call('HSET', KEYS[1], 'epoch', ARGV[2], 'run', ARGV[1])
  return {'ok', ARGV[2]}
end
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then return raise() end
if ARGV[4] == epoch then
  for i = 10, #ARGV, 3 do
    local last = tonumber(redis.call('HGET', KEYS[1], 'n:' .. ARGV[i]) or '0')
    if tonumber(ARGV[i + 1]) > last then return raise() end
    local id = ARGV[i + 1] .. '-0'
    local there = redis.call('XRANGE', ARGV[8] .. epoch .. ':' .. ARGV[i], id, id)[1]
    if there then
      for f = 1, #there[2], 2 do
        if there[2][f] == 'i' and there[2][f + 1] ~= ARGV[i + 2] then return raise() end
      end
    end
  end
end
local fields = redis.call('HKEYS', KEYS[1])
for i = 1, #fields do
  local topic = string.match(fields[i], '^n:(.*)$')
  if topic then
    local keys = redis.call('HLEN', ARGV[9] .. topic)
    if keys == 0 or keys >= tonumber(ARGV[7]) then return raise() end
  end
end
if redis.call('HGET', KEYS[1], 'run') == ARGV[1] then return {'ok', epoch} end
-- Redis was restarted, or a replica was promoted.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if redis.call('HGET', KEYS[2], 'run') ~= ARGV[1] then
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[2], 'run', ARGV[1], 'since', string.format('%.0f', now))
  local nodes = redis.call('HGETALL', KEYS[3])
  local newest = 0
  for i = 2, #nodes, 2 do newest = math.max(newest, tonumber(string.match(nodes[i], '^%d+'))) end
  for i = 1, #nodes, 2 do
    if tonumber(string.match(nodes[i + 1], '^%d+')) >= newest - tonumber(ARGV[6]) then
      redis.call('HSET', KEYS[2], 'x:' .. nodes[i], '')
    end
  end
  -- No node is left that could know of newer events.
  if #nodes == 0 then return raise() end
end
if ARGV[4] == epoch then redis.call('HDEL', KEYS[2], 'x:' .. ARGV[3]) end
if redis.call('HLEN', KEYS[2]) == 2 then
  redis.call('HSET', KEYS[1], 'run', ARGV[1])
  redis.call('DEL', KEYS[2])
  return {'ok', epoch}
end
if now - tonumber(redis.call('HGET', KEYS[2], 'since')) > tonumber(ARGV[5]) then return raise() end
return {'wait'}
