-- Returns the nodes with a recent heartbeat.
-- KEYS: nodes; ARGV: node timeout in ms
-- Returns: {node id, node description, ...}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local nodes = redis.call('HGETALL', KEYS[1])
local alive = {}
for i = 1, #nodes, 2 do
  local at, description = string.match(nodes[i + 1], '^(%d+) (.*)$')
  if tonumber(at) >= now - tonumber(ARGV[1]) then
    alive[#alive + 1] = nodes[i]
    alive[#alive + 1] = description
  end
end
return alive
