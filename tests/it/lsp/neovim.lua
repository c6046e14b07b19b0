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
  local references = ask('textDocument/references', 0, 0, { context = { includeDeclaration = false } })
  expect(#references == 2, vim.inspect(references))
  vim.cmd('write')

  -- A note with its file, and all that names it.
  local renamed = ask('textDocument/rename', 0, 0, { newName = 'quick' })
  vim.lsp.util.apply_workspace_edit(renamed, client.offset_encoding)
  vim.cmd('wall')
  expect(vim.fn.filereadable(packet .. '/evidence/quick.md') == 1, 'the file is renamed')
  local claim = table.concat(vim.fn.readfile(packet .. '/impact/faster.md'), '\n')
  expect(claim:find('"quick"', 1, true) and claim:find('[[quick]]', 1, true), claim)
  client.stop()
  io.stdout:write('all is well\n')
  vim.cmd('qall!')
end

local holds, trouble = xpcall(work, debug.traceback)
if not holds then fail(tostring(trouble)) end
