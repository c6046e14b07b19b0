;;; What a person does in Emacs with eglot and `promo lsp', by their own functions. An error of any line is the outcome.  -*- lexical-binding: t; -*-

(setq package-user-dir (expand-file-name "elpa" (getenv "PACKET")) make-backup-files nil create-lockfiles nil
      eglot-confirm-server-initiated-edits nil eglot-connect-timeout 60 eglot-sync-connect 60
      enable-local-variables nil)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)
(require 'xref)

(defvar packet (file-name-as-directory (file-truename (getenv "PACKET"))))
;; Emacs asks a version control system what a project is; here it is the packet.
(setq project-find-functions (list (lambda (_) (cons 'transient packet))))
(add-to-list 'eglot-server-programs `((markdown-mode toml-ts-mode conf-toml-mode) . (,(getenv "PROMO") "lsp")))

(defun expect (holds what) (unless holds (error "failed: %s" what)))

(defun wait (what holds)
  (let ((end (+ (float-time) 60)) found)
    (while (not (setq found (funcall holds)))
      (expect (< (float-time) end) what)
      (accept-process-output nil 0.01))
    found))

(defun typed ()
  "In batch no idle time passes, at which eglot would tell of what was typed."
  (eglot--signal-textDocument/didChange))

(defun rules ()
  (let (found)
    (dolist (it (flymake-diagnostics) found)
      (push (cons (flymake-diagnostic-text it) (flymake-diagnostic-beg it)) found))))

(defun finds (words) (seq-find (lambda (it) (string-search words (car it))) (rules)))

(defun before (words) (goto-char (point-min)) (search-forward words) (goto-char (match-beginning 0)))

(defun line-of (location)
  (let ((place (xref-item-location location)))
    (list (file-relative-name (xref-location-group place) packet) (xref-location-line place))))

(defun work ()
  (switch-to-buffer (find-file-noselect (concat packet "evidence/cache.md")))
  (expect (eq major-mode 'markdown-mode) "a note is in Markdown mode")
  (apply #'eglot (eglot--guess-contact))
  (wait "the server begins" (lambda () (and (eglot-current-server) (eglot--managed-mode) eglot--managed-mode)))

  ;; What is found while one types, its fix, and that it is gone.
  (goto-char (point-min))
  (forward-line 1)
  (insert "wiht = [\"Änne\"] # äöü\n")
  (typed)
  (flymake-start)
  (let ((found (wait "a finding is shown" (lambda () (finds "unknown key `wiht`")))))
    (expect (= (line-number-at-pos (cdr found)) 2) "at its line")
    (expect (string-search "did you mean `with`" (car found)) (car found)))
  (before "wiht")
  (let* ((actions (eglot-code-actions (point) (+ (point) 4) "quickfix"))
         (mend (seq-find (lambda (it) (equal (plist-get it :title) "Write `with`")) actions)))
    (expect mend (format "an action mends it: %S" actions))
    (eglot--apply-workspace-edit (plist-get mend :edit)))
  (expect (save-excursion (goto-char (point-min)) (search-forward "\nwith = [\"Änne\"]" nil t)) "it is mended")
  (typed)
  (wait "it is taken back" (lambda () (not (finds "unknown key"))))
  (before "with = ")
  (delete-region (point) (line-beginning-position 2))
  (typed)

  ;; What may be written.
  (before "project\"")
  (delete-region (point) (line-end-position))
  (typed)
  (let* ((capf (eglot-completion-at-point))
         (offered (all-completions "" (nth 2 capf))))
    (expect (and (member "project" offered) (member "incident" offered)) (format "completed: %S" offered)))
  (completion-in-region (point) (point) '("project\""))
  (typed)

  ;; What things are, and where.
  (before "impact")
  (let (said)
    (eglot-hover-eldoc-function (lambda (words &rest _) (setq said (or words ""))))
    (wait "it is explained" (lambda () said))
    (expect (string-search "Asked, " said) said))
  (before "A cache")
  (let ((all (mapcar #'line-of (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (expect (equal all '(("impact/faster.md" 4) ("impact/faster.md" 6))) (format "references: %S" all)))
  (goto-char (point-max))
  (insert "\n# The work\n\nIt took a week.\n")
  (typed)
  (expect (string-search "The work" (format "%S" (eglot-imenu))) (format "symbols: %S" (eglot-imenu)))
  (let ((all (mapcar #'line-of (xref-backend-apropos 'eglot "cche"))))
    (expect (equal all '(("evidence/cache.md" 2))) (format "symbols of the packet: %S" all)))

  ;; A key that is missing is added.
  (before "date = ")
  (delete-region (point) (line-beginning-position 2))
  (typed)
  (flymake-start)
  (let* ((place (cdr (wait "a key is missed" (lambda () (finds "`date`")))))
         (actions (eglot-code-actions place (1+ place) "quickfix"))
         (add (seq-find (lambda (it) (equal (plist-get it :title) "Add `date`")) actions)))
    (expect add (format "an action adds it: %S" actions))
    (eglot--apply-workspace-edit (plist-get add :edit)))
  (before "date = \"\"")
  (search-forward "\"\"")
  (replace-match "2026-03-14")
  (typed)
  (wait "it is missed no more" (lambda () (not (finds "`date`"))))
  (save-buffer)
  (find-file (concat packet "impact/faster.md"))
  (before "cache]]")
  (let ((all (mapcar #'line-of (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (expect (equal all '(("evidence/cache.md" 2))) (format "definition: %S" all)))

  ;; Eglot up to 1.9 renames no files: it is told so, and nothing is changed. What has its name inside is renamed everywhere.
  (let ((before (buffer-string)))
    (condition-case why (eglot-rename "quick")
      (error (expect (string-search "rename `evidence/cache.md` by hand" (error-message-string why)) (error-message-string why))))
    (expect (or (equal before (buffer-string)) (file-exists-p (concat packet "evidence/quick.md"))) "all of it or nothing"))
  (find-file (concat packet "evidence/cache.md"))
  (before "title")
  (insert "id = \"cache\"\n")
  (typed)
  (before "cache\"")
  (eglot-rename "quick")
  (save-some-buffers t)
  (with-temp-buffer
    (insert-file-contents (concat packet "impact/faster.md"))
    (expect (and (search-forward "[\"quick\"]" nil t) (search-forward "[[quick]]" nil t)) (buffer-string)))
  (expect (progn (goto-char (point-min)) (search-forward "id = \"quick\"" nil t)) "its own id too")
  (eglot-shutdown (eglot-current-server) nil 60)
  (princ "all is well\n"))

(let ((debug-on-error nil))
  (condition-case trouble (work)
    (error (princ (format "failed: %S\n" trouble)) (kill-emacs 1))))
