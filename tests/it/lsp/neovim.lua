-- What a person does in Neovim with `promo lsp`, by its own functions, on any Neovim from 0.7 on. An error of any line is the outcome.

local function fail(what)
  io.stdout:write('failed: ' .. what .. '\n')
  vim.cmd('cquit 1')
end

local function expect(holds, what)
  if not holds then fail(what) end
end

local function work()
  local packet = vim.env.PACKET
  if packet:sub(-1) == '/' then packet = packet:sub(1, -2) end
  vim.cmd('edit ' .. packet .. '/evidence/cache.md')
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'promo', cmd = { vim.env.PROMO, 'lsp' }, root_dir = packet })
  expect(id and vim.lsp.buf_attach_client(buffer, id), 'the server starts')
  local client = vim.lsp.get_client_by_id(id)
  local function wait(what, holds)
    expect(vim.wait(60000, holds, 5), what)
  end
  local function ask(method, line, column, more)
    local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = line, character = column } }
    for key, value in pairs(more or {}) do params[key] = value end
    local answer = client.request_sync(method, params, 60000, buffer)
    expect(answer and not answer.err, method .. ': ' .. vim.inspect(answer))
    return answer.result
  end
  local function rules()
    local rules = {}
    for _, found in ipairs(vim.diagnostic.get(buffer)) do rules[found.code or found.user_data.lsp.code] = found end
    return rules
  end
  wait('it begins', function() return client.initialized end)

  -- What is found while one types, and taken back.
  vim.api.nvim_buf_set_lines(buffer, 1, 1, false, { 'wiht = ["Änne"] # äöü' })
  wait('a finding is shown', function() return rules()['unknown-key'] end)
  local found = rules()['unknown-key']
  expect(found.lnum == 1 and found.col == 0 and found.end_col == 4, 'at its place: ' .. vim.inspect(found))
  expect(found.message:find('did you mean `with`'), found.message)
  local range = { start = { line = 1, character = 0 }, ['end'] = { line = 1, character = 4 } }
  local actions = ask('textDocument/codeAction', 1, 0, { range = range, context = { diagnostics = {} } })
  expect(actions[1].title == 'Write `with`', vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  expect(vim.api.nvim_buf_get_lines(buffer, 1, 2, false)[1] == 'with = ["Änne"] # äöü', 'it is mended')
  vim.api.nvim_buf_set_lines(buffer, 1, 2, false, {})
  wait('it is taken back', function() return not rules()['unknown-key'] and not rules()['duplicate-key'] end)

  -- What may be written.
  vim.api.nvim_buf_set_lines(buffer, 4, 5, false, { 'kind = "' })
  local list = ask('textDocument/completion', 4, 8)
  local labels = {}
  for _, item in ipairs(list.items) do labels[item.label] = item end
  expect(labels['project'] and labels['incident'], vim.inspect(vim.tbl_keys(labels)))
  local edit = labels['project'].textEdit
  expect(edit.newText == 'project' and edit.range.start.character == 8, vim.inspect(edit))
  vim.api.nvim_buf_set_lines(buffer, 4, 5, false, { 'kind = "project"' })

  -- What things are, and where.
  local hover = ask('textDocument/hover', 3, 13)
  expect(hover.contents.value:find('Asked, '), vim.inspect(hover))
  local symbols = ask('textDocument/codeLens', 0, 0)
  expect(symbols[1].command.title:find('cited by 1 claim'), vim.inspect(symbols))
  -- From names to things and back, by what is bound to keys.
  local function go(line, column) vim.api.nvim_win_set_cursor(0, { line + 1, column }) end
  local function listed(what, size, list)
    vim.fn.setqflist({}, 'r')
    vim.fn.setloclist(0, {}, 'r')
    list()
    local found
    wait(what, function()
      found = vim.fn.getqflist()
      if #found == 0 then found = vim.fn.getloclist(0) end
      return #found > 0
    end)
    vim.cmd('cclose | lclose')
    expect(#found == size, what .. ': ' .. vim.inspect(found))
    return found
  end
  go(1, 10)
  listed('references', 2, function() vim.lsp.buf.references({ includeDeclaration = false }) end)
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '', '# Why', '', 'See [[faster]].' })
  local heading = listed('symbols of a note', 1, vim.lsp.buf.document_symbol)[1]
  expect(heading.text:find('Why') and heading.lnum == 11, vim.inspect(heading))
  listed('symbols of the packet', 1, function() vim.lsp.buf.workspace_symbol('cche') end)
  go(12, 8)
  vim.lsp.buf.definition()
  wait('a definition is gone to', function() return vim.api.nvim_buf_get_name(0):find('faster.md', 1, true) end)
  vim.cmd('buffer! ' .. buffer)
  go(3, 13)
  vim.lsp.buf.hover()
  wait('an explanation is shown', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then return true end
    end
  end)
  local links = ask('textDocument/documentLink', 0, 0)
  expect(#links == 1 and links[1].target:find('faster.md', 1, true), vim.inspect(links))
  if vim.lsp.foldexpr then
    vim.wo.foldmethod, vim.wo.foldexpr = 'expr', 'v:lua.vim.lsp.foldexpr()'
    wait('front matter can be folded', function() return vim.fn.foldlevel(2) == 1 and vim.fn.foldlevel(13) == 1 end)
  else
    expect(#ask('textDocument/foldingRange', 0, 0) == 2, 'front matter and a heading can be folded')
  end

  -- What can be made of what is missing.
  vim.cmd('write')
  vim.cmd('edit ' .. packet .. '/impact/faster.md')
  buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, id)
  vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { 'evidence = ["cache", "big-thing"]' })
  wait('a note is missed', function() return rules()['unknown-note'] end)
  range = { start = { line = 3, character = 22 }, ['end'] = { line = 3, character = 22 } }
  actions = ask('textDocument/codeAction', 3, 22, { range = range, context = { diagnostics = {} } })
  expect(actions[1].title == 'Make `evidence/big-thing.md`', vim.inspect(actions))
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  wait('it is missed no more', function() return not rules()['unknown-note'] end)
  vim.cmd('wall')

  -- A note with its file, and all that names it.
  vim.cmd('edit ' .. packet .. '/evidence/cache.md')
  buffer = vim.api.nvim_get_current_buf()
  go(1, 10)
  vim.lsp.buf.rename('quick')
  wait('the file is renamed', function() return vim.fn.filereadable(packet .. '/evidence/quick.md') == 1 end)
  vim.cmd('wall')
  buffer = vim.api.nvim_get_current_buf()
  local claim = table.concat(vim.fn.readfile(packet .. '/impact/faster.md'), '\n')
  expect(claim:find('"quick"', 1, true) and claim:find('[[quick]]', 1, true), claim)

  -- Mentions follow a file that a plug-in for files renames. Neovim itself asks for nothing when one does.
  local function address(path) return vim.uri_from_fname(packet .. path) end
  local files = { { oldUri = address('/evidence/quick.md'), newUri = address('/evidence/quicker.md') } }
  local follow = ask('workspace/willRenameFiles', 0, 0, { files = files })
  vim.lsp.util.apply_workspace_edit(follow, client.offset_encoding)
  vim.cmd('wall')
  claim = table.concat(vim.fn.readfile(packet .. '/impact/faster.md'), '\n')
  expect(claim:find('"quicker"', 1, true) and claim:find('[[quicker]]', 1, true), claim)

  -- What takes long is said to go on: a packet of two thousand notes.
  local said, show = {}, vim.lsp.handlers['$/progress']
  vim.lsp.handlers['$/progress'] = function(trouble, told, ...)
    table.insert(said, told.value.kind)
    return show(trouble, told, ...)
  end
  vim.fn.mkdir(packet .. '/.large/log', 'p')
  vim.fn.writefile(vim.fn.readfile(packet .. '/packet.toml'), packet .. '/.large/packet.toml')
  for week = 0, 2000 do vim.fn.writefile({ 'Words.' }, packet .. '/.large/log/' .. week .. '.md') end
  vim.cmd('edit ' .. packet .. '/.large/log/0.md')
  vim.lsp.buf_attach_client(0, id)
  wait('reading is said to go on, and to be done', function() return table.concat(said, ' ') == 'begin end' end)
  client.stop()
  io.stdout:write('all is well\n')
  vim.cmd('qall!')
end

local holds, trouble = xpcall(work, debug.traceback)
if not holds then fail(tostring(trouble)) end
