-- The nodes that gave a sign of life lately.
-- KEYS: nodes; ARGV: a node's life in ms
-- Answers: {node, what it tells, ...}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local nodes = redis.call('HGETALL', KEYS[1])
local alive = {}
for i = 1, #nodes, 2 do
  local at, told = string.match(nodes[i + 1], '^(%d+) (.*)$')
  if tonumber(at) >= now - tonumber(ARGV[1]) then
    alive[#alive + 1] = nodes[i]
    alive[#alive + 1] = told
  end
end
return alive
