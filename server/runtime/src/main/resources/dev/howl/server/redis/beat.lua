-- A sign of life of a node; forgets nodes that have been silent for six lives.
-- KEYS: nodes; ARGV: node, what it tells, a node's life in ms
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
