-- Appends an event at most once.
-- KEYS: meta, heads, owned, fences, counters, append id, dedupe id (the append id again where there is none)
-- ARGV: run id of Redis, stream name up to the epoch, topic, key, body, append id, stream length, key limit,
--       dedupe '1' or '', counter or '', tick, lock or '', token, digest of the content or ''
-- Returns: {'ok', 'epoch seq n id'} | {'settle'} | {'fenced'} | {'done'} | {'differs'}
local function less(a, b)
  if #a ~= #b then return #a < #b end
  return a < b
end
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run', 'n:' .. ARGV[3])
local epoch = meta[1]
if not epoch or meta[2] ~= ARGV[1] then return {'settle'} end
local first = redis.call('GET', KEYS[6])
if not first and ARGV[9] == '1' then
  local seen = redis.call('GET', KEYS[7])
  if seen then
    -- 'position' or 'position|digest'
    local digest = string.match(seen, '|(.*)$') or ''
    if ARGV[14] ~= '' and ARGV[14] ~= digest then return {'differs'} end
    first = string.match(seen, '^[^|]*')
  end
end
if first then return {'ok', first} end
if ARGV[12] ~= '' then
  local last = redis.call('HGET', KEYS[4], ARGV[12])
  if last and less(ARGV[13], last) then return {'fenced'} end
end
if ARGV[10] ~= '' then
  local current = redis.call('HGET', KEYS[5], ARGV[10])
  if current and not less(current, ARGV[11]) then return {'done'} end
end
if redis.call('HEXISTS', KEYS[2], ARGV[4]) == 0 then
  local keys = redis.call('HLEN', KEYS[2])
  -- Heads were evicted, or there are too many: only a new epoch may forget heads.
  if keys >= tonumber(ARGV[8]) or (keys == 0 and meta[3]) then return {'settle'} end
end
local seq = string.format('%.0f', redis.call('HINCRBY', KEYS[2], ARGV[4], 1))
local n = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'n:' .. ARGV[3], 1))
local stream = ARGV[2] .. epoch .. ':' .. ARGV[3]
redis.call('XADD', stream, 'MAXLEN', '~', ARGV[7], n .. '-0',
  'k', ARGV[4], 's', seq, 'e', epoch, 'i', ARGV[6], 'b', ARGV[5])
if n == '1' then redis.call('SADD', KEYS[3], stream, KEYS[2]) end
if ARGV[12] ~= '' then redis.call('HSET', KEYS[4], ARGV[12], ARGV[13]) end
if ARGV[10] ~= '' then redis.call('HSET', KEYS[5], ARGV[10], ARGV[11]) end
local position = epoch .. ' ' .. seq .. ' ' .. n .. ' ' .. ARGV[6]
redis.call('SET', KEYS[6], position, 'PX', 60000)
if ARGV[9] == '1' then redis.call('SET', KEYS[7], position .. '|' .. ARGV[14], 'PX', 600000) end
return {'ok', position}
