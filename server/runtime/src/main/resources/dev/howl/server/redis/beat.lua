-- Records the heartbeat of a node, and removes nodes without a heartbeat for six node timeouts.
-- KEYS: nodes; ARGV: node id, node description, node timeout in ms
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now) .. ' ' .. ARGV[2])
local nodes = redis.call('HGETALL', KEYS[1])
for i = 1, #nodes, 2 do
  if tonumber(string.match(nodes[i + 1], '^%d+')) < now - 6 * tonumber(ARGV[3]) then
    redis.call('HDEL', KEYS[1], nodes[i])
  end
end
return {}
